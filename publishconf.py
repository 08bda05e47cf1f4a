"""Settings that differ on the web: links are whole addresses, below the one in the environment's SITEURL."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
if not SITEURL.startswith(("https://", "http://")):
    raise SystemExit("SITEURL is not set; say where the site will live, such as SITEURL=https://you.github.io/archive")
FEED_DOMAIN = SITEURL
RELATIVE_URLS = False
