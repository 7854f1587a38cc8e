using WebConnectorSync.Simulator.Commands;

var command = SimulateCommand.Create(
    (options, ct) => new Simulation(options, Console.In, Console.Out, Console.Error).RunAsync(ct));

// "simulate" may be said or not: it is the only thing this program does.
return await command.Parse(args is ["simulate", .. var rest] ? rest : args).InvokeAsync();
