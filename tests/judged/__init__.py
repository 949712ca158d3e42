"""Queries on the reference portal with their right answers, judged by people; tests/browser/test_search_quality.py types them."""
