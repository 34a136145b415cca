"""The program ``letterbook``: its global options, its commands, and how it fails."""

import errno
import io
import sys
from pathlib import Path
from typing import Any

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from archive.errors import ArchiveError
from archive.settings import Settings
from webui.commands import (
    add,
    citations,
    demo,
    documents,
    editing,
    extracting,
    keeping,
    people,
    proposals,
    relations,
    saved,
    searching,
    serving,
    topics,
    watching,
    working,
)
from webui.commands.output import Refusal


class Program(click.Group):
    """Lists its commands in the order of the work, and turns what can go wrong into one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of the commands in the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # click's signature
        """Run the command.

        Raises:
            Refusal: it could not be done, for a reason that the person can do something about.
        """
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            raise Refusal(str(error)) from error
        except UnicodeEncodeError as error:
            raise click.UsageError("A word of this command is no text in the encoding of the terminal.") from error
        except DatabaseError as error:
            if not isinstance(error, OperationalError) and type(error) is not DatabaseError:
                raise  # a broken constraint or a wrong statement is ours to mend
            what = f"The database in {ctx.obj.folder} cannot be used ({error.orig})"
            raise Refusal(f"{what}; see who may write there, or restore it from a backup.") from error
        except OSError as error:
            if error.errno in (None, errno.EPIPE):
                raise  # a closed pipe ends the program quietly
            which = f" {error.filename}" if error.filename else ""
            what = (error.strerror or "").lower()
            raise Refusal(f"The file{which} cannot be used ({what}); check who may write there.") from error


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--archive",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the archive. [default: LETTERBOOK_ARCHIVE, or data/archive below the current folder]",
)
@click.version_option(package_name="letterbook", prog_name="letterbook", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, folder: Path | None) -> None:
    """Archive, find and cite the letters, interviews and declarations a campaign lives on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Four languages, and names of files that are no text at all, must pass any terminal and pipe.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    context.obj = Settings.from_environment(folder=folder)
    try:
        make_url(context.obj.database_url).get_dialect().import_dbapi()
    except ArgumentError as error:
        raise click.UsageError("LETTERBOOK_DATABASE is not the URL of a database that we know.") from error
    except ImportError as error:
        raise click.UsageError(f"LETTERBOOK_DATABASE needs the package {error.name}; install it first.") from error


for command in (
    demo.demo,
    add.add,
    add.template,
    watching.watch,
    searching.search,
    documents.show,
    documents.doubles,
    editing.edit,
    editing.undo,
    proposals.review,
    documents.withdraw,
    topics.topic,
    people.person,
    relations.relation,
    saved.saved,
    citations.cite,
    serving.serve,
    working.work,
    extracting.reextract,
    keeping.upgrade,
    keeping.reindex,
    keeping.doctor,
):
    main.add_command(command)
