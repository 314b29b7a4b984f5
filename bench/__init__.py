"""`make bench`: how fast the product is, each row beside a bare Django view in the same run."""
