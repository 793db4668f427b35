# The bot in a container. Everything that it knows is in /data: hotline.yml, .env (or secrets as files), the database
# and its backups. docs/operations.md says how to run, upgrade and back up.

FROM node:22-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY migrations migrations
COPY src src
# SQLite's driver is the one dependency with a native part that is fetched or built by a script.
RUN npm rebuild better-sqlite3 && npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOTLINE_HEALTH_PORT=8080
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/dist /app/dist
COPY bin /app/bin
COPY package.json manifest.yml hotline.example.yml .env.example LICENSE /app/
RUN mkdir -p /data && chown node:node /data
USER node
# `hotline init` writes here, and `hotline start` reads .env, hotline.yml and hotline.db from here.
WORKDIR /data
VOLUME /data
# The process and its database. Whether pages get through is /readyz: a restart does not mend Slack.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/bin/hotline.js"]
CMD ["start"]
