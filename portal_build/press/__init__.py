"""Where texts become HTML and plans become pages, by as many processes as there are."""
