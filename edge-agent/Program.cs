using SpaceCloud.EdgeAgent.Hosting;

return await AgentCommand.InvokeAsync(args);
