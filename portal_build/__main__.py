"""`python -m portal_build` is the command `portal`."""

from portal_build.cli import main

if __name__ == "__main__":
    main(prog_name="portal")
