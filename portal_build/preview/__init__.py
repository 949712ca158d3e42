"""The preview: a server on the editor's machine that makes each page when it is asked for, and tells open pages of each save."""
