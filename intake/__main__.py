"""Where the program starts: a child's task, a command, or the window."""

import os
import sys


def main() -> int:
    """Start what the arguments ask for; nothing heavy is imported before that is known."""
    os.umask(0o077)  # whatever is written is its owner's alone
    arguments = sys.argv[1:]
    if arguments[:2] == ["--child", "pictures"]:
        from intake.ui.picture_child import main as decode_pictures

        return decode_pictures(sys.stdin.buffer, sys.stdout.buffer)
    if arguments[:1] == ["--child"]:
        from intake.app.children import run_child

        return run_child(arguments[1], arguments[2:])
    if _wants_window(arguments):
        import gc

        gc.disable()  # what a start makes stays: looking for waste in it takes 15 ms
        from intake.ui.application import run

        return run(arguments)
    from intake.cli.main import main as run_command

    return run_command(arguments)


def _wants_window(arguments: list[str]) -> bool:
    """Tell whether there is no command: only options that the window knows."""
    words = [each for each in arguments if not each.startswith("-")]
    taking_value = [
        arguments[place + 1]
        for place, each in enumerate(arguments[:-1])
        if each in {"--store", "--lang"}
    ]
    asks_text = {"--help", "-h", "--version"} & set(arguments)
    return not asks_text and len(words) == len(taking_value)


if __name__ == "__main__":
    raise SystemExit(main())
