using Instrument.Tool;

return await ToolProgram.RunAsync(args, ToolTerminal.Host(), CancellationToken.None).ConfigureAwait(false);
