"""`python -m rabta`: the same as `rabta`."""

import sys

from rabta.cli.main import main

sys.exit(main())
