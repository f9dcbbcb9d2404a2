"""A build on 127.0.0.1: SPARQL endpoint, editor page, explorer, and a page for each thing."""
