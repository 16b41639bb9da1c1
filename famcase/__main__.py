"""Lets `python -m famcase` be famcase."""

import sys

from famcase.start import main

if __name__ == "__main__":
    sys.exit(main())
