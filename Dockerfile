# The server in a container. Data (SQLite database, logs) is in /data: give it a volume.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Server -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir -m 700 /data /keys && chown "$APP_UID" /data /keys

# Without diagnostics it opens no socket in /tmp: the root file system may be read-only.
ENV Urls=http://*:8080 DataDirectory=/data DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "WebConnectorSync.Server.dll", "health"]
ENTRYPOINT ["dotnet", "WebConnectorSync.Server.dll"]
