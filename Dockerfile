# docker build -t backstep .            docker run --rm -p 127.0.0.1:8000:8000 backstep
#
# Only instructions that the classic builder knows too: no BuildKit is needed.
ARG PYTHON_IMAGE=python:3.13.14-slim-bookworm@sha256:9d7f287598e1a5a978c015ee176d8216435aaf335ed69ac3c38dd1bbb10e8d64


# The wheel, with the page built into it, and a virtual environment that holds it and what it needs.
FROM ${PYTHON_IMAGE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
COPY requirements/ requirements/

# Without pip: the final image has no use for an installer. The build's own pip fills it.
RUN python -m venv /build \
 && /build/bin/python -m pip install --require-hashes -r requirements/build.txt \
 && python -m venv --without-pip /opt/backstep \
 && /build/bin/python -m pip --python /opt/backstep/bin/python install --no-compile \
      --require-hashes -r requirements/run.txt

COPY . .
# The time that every file of the image bears: the same sources make the same layers.
ARG SOURCE_DATE_EPOCH=1700000000
RUN /build/bin/python -m pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /build/bin/python -m pip --python /opt/backstep/bin/python install --no-compile \
      --no-deps /wheels/*.whl \
 && find /opt/backstep -type d \( -name tests -o -path '*/numpy/f2py' -o -path '*/numpy/distutils' \) -prune -exec rm -rf {} + \
 && python requirements/without_debug.py /opt/backstep \
 && find /opt/backstep -type f \( -regex '.*\.\(c\|h\|a\|pyx\|pxd\|pyi\)' -o -name '_simd.*.so' -o -name '*.js.map' \) -delete \
 && /opt/backstep/bin/python -m compileall -q --invalidation-mode unchecked-hash /opt/backstep \
 && find /opt/backstep -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +


FROM ${PYTHON_IMAGE}
ARG SOURCE_DATE_EPOCH=1700000000
LABEL org.opencontainers.image.title="Backstep" \
      org.opencontainers.image.description="See backpropagation happen: every number of every step, forward and back." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"
# Nothing that runs as its owner, and no installer. What that changes bears the same time as the rest.
RUN find / -xdev -type f -perm /6000 -exec chmod a-s {} + \
 && find / -xdev \( -name pip -o -name 'pip-*' -o -name ensurepip -o -path '*/bin/pip*' \
      -o -path /usr/share/python-wheels \) -prune -exec rm -rf {} + \
 && mkdir -p /opt/backstep \
 && find /opt /usr -xdev -mmin -60 -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
COPY --from=build /opt/backstep /opt/backstep
# The file system may be read-only, so Python must not try to write what is compiled already.
ENV PATH=/opt/backstep/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
# By number, so that Kubernetes' runAsNonRoot can tell that it is not root.
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["backstep", "serve", "--host", "0.0.0.0", "--port", "8000"]
