# Tollgate alone, in an image without anything else: docker run --rm -v "$PWD:/src:ro" ghcr.io/tollgate-iac/tollgate scan
#     docker build -t tollgate .
# Releases pass the binary that they have built: docker buildx build --build-context binary=DIRECTORY .

# A static binary: musl, whatever the machine's system.
FROM docker.io/library/rust:1.91-alpine AS build
# The versions are those of the base image's Alpine.
# hadolint ignore=DL3018
RUN apk add --no-cache build-base
WORKDIR /tollgate
COPY . .
RUN cargo build --profile dist --locked --package tollgate

FROM scratch AS binary
COPY --from=build /tollgate/target/dist/tollgate /tollgate

FROM scratch
LABEL org.opencontainers.image.source="https://github.com/tollgate-iac/tollgate" \
    org.opencontainers.image.description="A fast static security scanner for Terraform and OpenTofu" \
    org.opencontainers.image.licenses="MIT OR Apache-2.0"
COPY --from=binary /tollgate /usr/bin/tollgate
# Nobody: what is scanned is mounted, and only read.
USER 65534:65534
WORKDIR /src
ENTRYPOINT ["/usr/bin/tollgate"]
CMD ["scan"]
