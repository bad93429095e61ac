using System.Net;
using SpaceCloud.Kubernetes.Models;

namespace SpaceCloud.Kubernetes.Tests;

public class RetryRulesTests
{
    private static readonly KubernetesRequest Get = KubernetesRequests.Get(ResourceType.Of<V1Node>(), "n", null);
    private static readonly KubernetesRequest Create = KubernetesRequests.Create(ResourceType.Of<V1Node>(), null, default);

    [Theory]
    [InlineData(429, true, true)]
    [InlineData(500, true, false)]
    [InlineData(503, true, false)]
    [InlineData(504, true, false)]
    [InlineData(0, true, false)]
    [InlineData(501, false, false)]
    [InlineData(409, false, false)]
    [InlineData(404, false, false)]
    [InlineData(410, false, false)]
    public void Only_what_cannot_do_harm_is_sent_again(int code, bool get, bool create)
    {
        HttpStatusCode? status = code == 0 ? null : (HttpStatusCode)code;
        Assert.Equal(get, RetryRules.ShouldRetry(Get, status, null));
        Assert.Equal(create, RetryRules.ShouldRetry(Create, status, null));
    }

    [Fact]
    public void A_long_wait_is_the_callers()
    {
        Assert.True(RetryRules.ShouldRetry(Get, HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(30)));
        Assert.False(RetryRules.ShouldRetry(Get, HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(31)));
    }

    [Theory]
    [InlineData(0, 0.0, 125)]
    [InlineData(0, 0.999999, 250)]
    [InlineData(1, 0.0, 250)]
    [InlineData(3, 0.0, 1000)]
    [InlineData(40, 0.0, 15_000)]
    public void Pauses_double_up_to_a_bound(int attempt, double random, double milliseconds) =>
        Assert.Equal(milliseconds, RetryRules.Delay(TimeSpan.FromMilliseconds(250), attempt, null, random).TotalMilliseconds, 0.1);

    [Fact]
    public void The_server_is_obeyed_and_never_undercut()
    {
        TimeSpan told = TimeSpan.FromSeconds(7);
        Assert.Equal(told, RetryRules.Delay(TimeSpan.FromSeconds(1), 0, told, 0));
        Assert.InRange(RetryRules.Delay(TimeSpan.FromSeconds(1), 0, told, 0.99), told, told + TimeSpan.FromMilliseconds(250));
    }
}
