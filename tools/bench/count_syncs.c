/* Preloaded into the measured child: counts what asks the disk to be sure.
   cc -O2 -shared -fPIC -o count_syncs.so count_syncs.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>

static long fsyncs, fdatasyncs;

long bench_fsyncs(void) { return __atomic_load_n(&fsyncs, __ATOMIC_SEQ_CST); }
long bench_fdatasyncs(void) { return __atomic_load_n(&fdatasyncs, __ATOMIC_SEQ_CST); }

int fsync(int file)
{
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fsync");
    __atomic_add_fetch(&fsyncs, 1, __ATOMIC_SEQ_CST);
    return real(file);
}

int fdatasync(int file)
{
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
    __atomic_add_fetch(&fdatasyncs, 1, __ATOMIC_SEQ_CST);
    return real(file);
}
