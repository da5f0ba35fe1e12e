# The gateway's image: docker build -t flipbridge .    (after a build: ./verify, or mvn -DskipTests package)
# It takes the jar that was tested, instead of building another one; docs/operations/deploy.md says how to run it.

# The JDK that everything was measured with. The AOT cache holds for this very build of it.
ARG JAVA_IMAGE=eclipse-temurin:25.0.3_9-jre-noble

FROM ${JAVA_IMAGE} AS unpacked
WORKDIR /unpacked
ARG JAR=api-gateway/target/api-gateway-*-app.jar
COPY ${JAR} app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --application-filename flipbridge.jar --destination layers

FROM ${JAVA_IMAGE} AS gateway
# A number and no name, so that Kubernetes' runAsNonRoot can tell.
RUN groupadd --system --gid 10001 flipbridge \
    && useradd --system --uid 10001 --gid 10001 --home-dir /opt/flipbridge --shell /usr/sbin/nologin flipbridge
WORKDIR /opt/flipbridge
# In the order of how seldom they change.
COPY --from=unpacked /unpacked/layers/dependencies/ ./
COPY --from=unpacked /unpacked/layers/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/layers/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/layers/application/ ./
COPY deploy/jvm.options deploy/image/healthcheck ./
# Where an AOT cache may be mounted, to be named in JAVA_TOOL_OPTIONS; learning one needs a store, and no build has one.
RUN install -d -o 10001 -g 10001 learnt

USER 10001:10001
EXPOSE 8080
# Nothing is written but temporary files: --read-only --tmpfs /tmp will do.
ENV JAVA_TOOL_OPTIONS="-Xms64m -Xmx256m -XX:MaxMetaspaceSize=256m -XX:ReservedCodeCacheSize=128m" \
    MALLOC_ARENA_MAX=2 \
    SERVER_PORT=8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/flipbridge/healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "@/opt/flipbridge/jvm.options", "-jar", "/opt/flipbridge/flipbridge.jar"]
