"""What hosts are told about a site, each in its own form."""
