"""Speed and memory of a build beside its peers; run as `python -m tests.bench`, described in docs/benchmarks.md."""
