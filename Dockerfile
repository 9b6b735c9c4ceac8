# One image for the API and for ingest. Versions and hashes come from requirements.lock; nothing else is fetched.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/parley
ENV PATH=/opt/parley/bin:$PATH
WORKDIR /src
# The lock first: as long as it is the same, this layer is taken from the cache.
COPY requirements.lock ./
RUN pip install --require-hashes --only-binary :all: -r requirements.lock
COPY pyproject.toml README.md ./
COPY graph_schema ./graph_schema
COPY ingest ./ingest
COPY app ./app
RUN pip install --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="Parley"
RUN useradd --uid 10001 --create-home parley && install -d -o parley -g parley /data
COPY --from=build /opt/parley /opt/parley
ENV PATH=/opt/parley/bin:$PATH PYTHONUNBUFFERED=1 PARLEY_HOME=/data
USER parley
WORKDIR /home/parley
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["parley"]
CMD ["--help"]
