global using static SpaceCloud.Operator.Tests.Times;
