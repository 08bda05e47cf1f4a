"""The captures as a WACZ file, for ReplayWeb.page.

The only part of the exports that imports the scraper: how captures are kept and indexed is known to `scraper.warc`,
which also makes an index whole that a run left behind.
"""
