"""Trafilatura, a page at a time: a line of a page's `file` and `url` in, its CPU seconds out. Runs in `.venv-bench`."""

import gzip
import json
import logging
import sys
import time
from pathlib import Path

from trafilatura import bare_extraction  # type: ignore[import-not-found]  # it is not in the archive's environment

logging.disable(logging.CRITICAL)
for line in sys.stdin:
    page = json.loads(line)
    stored = Path(page["file"]).read_bytes()
    html = (gzip.decompress(stored) if page["file"].endswith(".gz") else stored).decode("utf-8", "replace")
    start = time.process_time()
    bare_extraction(html, url=page["url"], with_metadata=True, include_comments=False)
    print(time.process_time() - start, flush=True)
