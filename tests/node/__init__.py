"""Programs that editors use, run by Node: how they are installed, and how tests speak with them."""
