"""How well readers find what they mean, beside other searches; run as `python -m tests.search_bench`, described in docs/search-benchmarks.md."""
