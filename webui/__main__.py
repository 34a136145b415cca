"""Run the command line where it is not on the path: ``python -m webui``."""

from webui.commands import main

if __name__ == "__main__":
    main(prog_name="letterbook")
