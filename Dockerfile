# Images of docker-compose.yml: the command line tool (target kg) and a SPARQL server (target sparql).
FROM python:3.12.8-slim-bookworm AS sparql
RUN pip install --no-cache-dir oxigraph==0.5.13 && useradd --create-home kg && install --directory --owner kg /data
USER kg

FROM python:3.12.8-slim-bookworm AS kg
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY ontology ontology
COPY kg kg
RUN pip install --no-cache-dir . && useradd --create-home kg
USER kg
ENTRYPOINT []
CMD ["kg", "--help"]
