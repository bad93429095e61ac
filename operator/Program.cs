using SpaceCloud.Operator.Hosting;

return await OperatorCommand.InvokeAsync(args);
