"""The graph in Neo4j: mapping, loading over Bolt, bulk import as CSV, a local server."""
