/* Preloaded into a child: records what it asks of the disk, or lets one call fail. Needs no privileges.

   DISK_FOLDER=text  only paths that hold it
   DISK_TOLD=path    writes to this file are what the child says it has saved: recorded as 'A'
   DISK_LOG=file     append: op u8 | offset u64 | length u32 | path length u16 | path | bytes
   DISK_FAIL=op:n:errno:sticky   op in write,sync,trunc,open,rename,unlink,read; the n-th fails, or all from it on
   DISK_COUNT=file   how often each was asked for, at the end
   Build: cc -O2 -shared -fPIC -o disk.so disk.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE, SYNC, TRUNC, OPEN, RENAME, UNLINK, READ, OPS };
#define MOST 4096

static const char *names[OPS] = {"write", "sync", "trunc", "open", "rename", "unlink", "read"};
static char *path_of[MOST];
static const char *folder, *told, *count_file;
static int log_fd = -1, ready, fail_op = -1, fail_errno = EIO, fail_on;
static long fail_at, counts[OPS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t), (*real_write)(int, const void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static int (*real_fsync)(int), (*real_fdatasync)(int), (*real_truncate)(int, off_t), (*real_close)(int);
static int (*real_rename)(const char *, const char *), (*real_unlink)(const char *);
static int (*real_open)(const char *, int, ...), (*real_openat)(int, const char *, int, ...);

static void begin(void) {
  if (ready) return;
  ready = 1;
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64"), real_write = dlsym(RTLD_NEXT, "write");
  real_pread = dlsym(RTLD_NEXT, "pread64"), real_close = dlsym(RTLD_NEXT, "close");
  real_fsync = dlsym(RTLD_NEXT, "fsync"), real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_truncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_rename = dlsym(RTLD_NEXT, "rename"), real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_open = dlsym(RTLD_NEXT, "open64"), real_openat = dlsym(RTLD_NEXT, "openat64");
  folder = getenv("DISK_FOLDER"), told = getenv("DISK_TOLD"), count_file = getenv("DISK_COUNT");
  const char *log = getenv("DISK_LOG"), *fail = getenv("DISK_FAIL");
  if (log) {
    int fd = real_open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    log_fd = fcntl(fd, F_DUPFD, 900);
    real_close(fd);
  }
  char name[16];
  if (fail && sscanf(fail, "%15[a-z]:%ld:%d:%d", name, &fail_at, &fail_errno, &fail_on) >= 2)
    for (int i = 0; i < OPS; i++)
      if (!strcmp(name, names[i])) fail_op = i;
}

static int wanted(const char *path) {
  return path && ((folder && strstr(path, folder)) || (told && !strcmp(path, told)));
}
static int is_told(const char *path) { return told && !strcmp(path, told); }
static const char *path_at(int fd) { return fd >= 0 && fd < MOST ? path_of[fd] : 0; }

static int fails(int op) {
  long n = __sync_add_and_fetch(&counts[op], 1);
  if (op != fail_op || !(n == fail_at || (fail_on && n > fail_at))) return 0;
  errno = fail_errno;
  return 1;
}

static void record(uint8_t op, const char *path, uint64_t offset, const void *data, uint32_t length) {
  if (log_fd < 0) return;
  uint16_t path_length = strlen(path);
  size_t size = 15 + path_length + (data ? length : 0);
  unsigned char *bytes = malloc(size);
  bytes[0] = op;
  memcpy(bytes + 1, &offset, 8), memcpy(bytes + 9, &length, 4), memcpy(bytes + 13, &path_length, 2);
  memcpy(bytes + 15, path, path_length);
  if (data) memcpy(bytes + 15 + path_length, data, length);
  if (real_write(log_fd, bytes, size) != (ssize_t)size) abort();
  free(bytes);
}

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= MOST) return fd;
  free(path_of[fd]);
  path_of[fd] = wanted(path) ? strdup(path) : 0;
  if (path_of[fd] && (flags & O_TRUNC)) {
    pthread_mutex_lock(&lock);
    record('T', path, 0, 0, 0);
    pthread_mutex_unlock(&lock);
  }
  return fd;
}

#define OPENING(call)                                   \
  begin();                                              \
  mode_t mode = 0;                                      \
  if (flags & O_CREAT) {                                \
    va_list more;                                       \
    va_start(more, flags);                              \
    mode = va_arg(more, mode_t);                        \
    va_end(more);                                       \
  }                                                     \
  if (wanted(path) && !is_told(path) && fails(OPEN)) return -1; \
  return opened(call, path, flags);
int open(const char *path, int flags, ...) { OPENING(real_open(path, flags, mode)) }
int open64(const char *path, int flags, ...) { OPENING(real_open(path, flags, mode)) }
int openat(int at, const char *path, int flags, ...) { OPENING(real_openat(at, path, flags, mode)) }
int openat64(int at, const char *path, int flags, ...) { OPENING(real_openat(at, path, flags, mode)) }

/* Does and records one thing at a time, so that the log has the order of the disk. */
#define ONE(result_type, call, done, op, path, offset, data, length) \
  pthread_mutex_lock(&lock);                                         \
  result_type result = call;                                         \
  if (done) record(op, path, offset, data, length);                  \
  pthread_mutex_unlock(&lock);                                       \
  return result;

ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) {
  begin();
  const char *path = path_at(fd);
  if (!path) return real_pwrite(fd, data, size, offset);
  if (fails(WRITE)) return -1;
  ONE(ssize_t, real_pwrite(fd, data, size, offset), result > 0, 'W', path, offset, data, result)
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return pwrite64(fd, data, size, offset); }
ssize_t write(int fd, const void *data, size_t size) {
  begin();
  const char *path = path_at(fd);
  if (!path) return real_write(fd, data, size);
  if (!is_told(path) && fails(WRITE)) return -1;
  off_t offset = lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
  ONE(ssize_t, real_write(fd, data, size), result > 0, is_told(path) ? 'A' : 'W', path, offset, data, result)
}
ssize_t pread64(int fd, void *data, size_t size, off_t offset) {
  begin();
  if (path_at(fd) && fails(READ)) return -1;
  return real_pread(fd, data, size, offset);
}
ssize_t pread(int fd, void *data, size_t size, off_t offset) { return pread64(fd, data, size, offset); }
int ftruncate64(int fd, off_t size) {
  begin();
  const char *path = path_at(fd);
  if (!path) return real_truncate(fd, size);
  if (fails(TRUNC)) return -1;
  ONE(int, real_truncate(fd, size), !result, 'T', path, size, 0, 0)
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int fsync(int fd) {
  begin();
  const char *path = path_at(fd);
  if (!path) return real_fsync(fd);
  if (fails(SYNC)) return -1;
  ONE(int, real_fsync(fd), !result, 'S', path, 0, 0, 0)
}
int fdatasync(int fd) {
  begin();
  const char *path = path_at(fd);
  if (!path) return real_fdatasync(fd);
  if (fails(SYNC)) return -1;
  ONE(int, real_fdatasync(fd), !result, 'S', path, 0, 0, 0)
}
int rename(const char *from, const char *to) {
  begin();
  if (!wanted(from) && !wanted(to)) return real_rename(from, to);
  if (fails(RENAME)) return -1;
  ONE(int, real_rename(from, to), !result, 'R', from, 0, to, strlen(to))
}
int unlink(const char *path) {
  begin();
  if (!wanted(path)) return real_unlink(path);
  if (fails(UNLINK)) return -1;
  ONE(int, real_unlink(path), !result, 'U', path, 0, 0, 0)
}
int close(int fd) {
  begin();
  if (fd >= 0 && fd < MOST && path_of[fd]) {
    free(path_of[fd]);
    path_of[fd] = 0;
  }
  return real_close(fd);
}
__attribute__((destructor)) static void end(void) {
  FILE *file = count_file ? fopen(count_file, "w") : 0;
  if (!file) return;
  for (int i = 0; i < OPS; i++) fprintf(file, "%s %ld\n", names[i], counts[i]);
  fclose(file);
}
