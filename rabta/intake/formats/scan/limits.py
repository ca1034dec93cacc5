"""What is read at most. Beyond a limit a file is refused with the limit named, and kept as it is."""

LARGEST_FILE = 256 * 2**20
"""Bytes of one object."""
LARGEST_INFLATED = 256 * 2**20
"""Bytes of a deflated data set once inflated."""
MOST_INFLATED_TIMES, INFLATED_FREELY = 200, 32 * 2**20
"""Beyond the second, a deflated data set may not be more than so many times its size: no image is."""
LONGEST_SIDE = 16_384
"""Rows or columns of one image."""
LARGEST_FRAME = 64 * 2**20
"""Pixels of one frame."""
LARGEST_IMAGE = 256 * 2**20
"""Bytes of all frames once decoded."""
DEEPEST = 16
"""Sequences inside one another."""
MOST_ELEMENTS = 100_000
MOST_FRAMES = 4_096
MEMORY = 2 * 2**30
"""Bytes of address space of the process that reads one file."""
SECONDS = 20
"""Of processor, and of the clock, for one file."""
LONGEST_ANSWER = 8 * 2**20
"""Bytes of what that process may answer."""
