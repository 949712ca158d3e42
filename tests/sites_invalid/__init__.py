"""Sites with one mistake each, and all that `portal check` says of them."""
