using WebConnectorSync.Simulator.Commands;

// "simulate" may be said or not: it is the only thing this program does.
return await SimulateCommand.Create().Parse(args is ["simulate", .. var rest] ? rest : args).InvokeAsync();
