using SpaceCloud.SchedulerExtender.Hosting;

return await ExtenderCommand.InvokeAsync(args);
