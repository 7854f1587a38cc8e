using WebConnectorSync.Server.Tests;

// One server for all tests that make a company of their own and look at nothing else (docs/testing.md). A class that counts rows of a whole
// table, restarts its server or wears out a limit has one for itself: IClassFixture<RunningServer>.
[assembly: AssemblyFixture(typeof(RunningServer))]
