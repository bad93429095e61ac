using SpaceCloud.Lab.CommandLine;

return await LabCommands.InvokeAsync(args);
