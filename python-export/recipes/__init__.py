"""Small goldens, one module a family; vectors.py runs them."""
