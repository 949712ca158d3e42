"""The commands, one module each; `portal_build.cli` puts them under `portal`."""
