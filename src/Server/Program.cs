using WebConnectorSync.Server.Hosting;

return await CommandLine.RunAsync(args);
