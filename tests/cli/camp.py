"""What the camp of the tests of prints is called, who is in it, and how something of it is printed."""

from tests.command_line import CommandLine
from tests.read_pdf import pages_of

ORGANISATION = "Harim Relief"
SITE = "al-Midan camp"

AGREED, UNASKED, REFUSED, WITHHELD = "Khaled", "Mariam", "Yousef", "Hidden"


def printed(line: CommandLine, *asked: str, ending: str = "html") -> str:
    """Print something into a file and return what stands in it."""
    file = line.folder / f"print.{ending}"
    done = line("print", *asked, "--to", str(file), "--yes")
    assert done.code == 0, done.err
    return "\n".join(pages_of(file.read_bytes())) if ending == "pdf" else file.read_text(encoding="utf-8")
