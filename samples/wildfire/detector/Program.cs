using System.Collections;
using SpaceCloud.Samples.Wildfire;

Dictionary<string, string> environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
return await Detection.RunAsync(args, environment, Console.Out, Console.Error, CancellationToken.None);
