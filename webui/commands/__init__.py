"""The command line, one file per noun. Its names, fields and exit codes are a contract: scripts rely on them."""

from webui.commands.program import main

__all__ = ["main"]
