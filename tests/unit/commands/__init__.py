"""Tests of the commands, one module each."""
