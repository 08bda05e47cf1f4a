"""Run as `python -m exports`."""

from exports.cli import main

main()
