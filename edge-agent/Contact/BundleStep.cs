using SpaceCloud.Api.Json;
using SpaceCloud.Api.Wire;
using SpaceCloud.EdgeAgent.Events;

namespace SpaceCloud.EdgeAgent.Contact;

/// <summary>First in every contact: the newest mission bundle, believed only when it verifies.</summary>
internal sealed class BundleStep(SessionState state)
{
    private string? _refusedTag;

    public async Task RunAsync(GroundLink link, CancellationToken cancel)
    {
        string? known = state.Bundles.Current is { } current ? $"\"{current.Version}\"" : null;
        string[] tags = [.. new[] { known, _refusedTag }.OfType<string>().Distinct()];
        if (await link.Gateway.GetBundleAsync(tags, cancel) is not var (json, tag))
        {
            return;
        }

        BundleVerdict verdict = state.Bundles.Offer(json);
        if (verdict.Bundle is { } bundle)
        {
            _refusedTag = null;
            if (known != $"\"{bundle.Version}\"")
            {
                state.Events.Tell(new AgentEvent(
                    "BundleAccepted",
                    $"Mission bundle {bundle.Version} holds until {UtcText.Write(bundle.ExpiresUtc)}: {bundle.Contacts.Count} contacts, {bundle.Pods.Count} pods")
                {
                    Numbers = [("bundleVersion", bundle.Version), ("bundleBytes", json.Length)],
                });
            }

            return;
        }

        // Told once; the same bundle is not fetched again in every round.
        _refusedTag = tag;
        state.Events.Tell(new AgentEvent("BundleRefused", $"{verdict.Failure}: {verdict.Message}")
        {
            Warning = true,
            ForGround = true,
            Facts = [("reason", verdict.Failure?.ToString() ?? string.Empty)],
        });
    }
}
