using SpaceCloud.Api;
using SpaceCloud.Api.Facts;
using SpaceCloud.Kubernetes.Runtime;

namespace SpaceCloud.Operator.Contacts;

/// <summary>Which changes of objects change the plan. Everything else changes single windows at most.</summary>
internal static class PlanNews
{
    /// <summary>Satellites and stations: their spec, their coming and going.</summary>
    public static bool Concerns<T>(StoreChange<T> change)
        where T : class, Kubernetes.Models.IKubernetesObject<Kubernetes.Models.V1ObjectMeta> =>
        change.Old?.Metadata.Generation != change.New?.Metadata.Generation
        || change.Old?.Metadata.Uid != change.New?.Metadata.Uid
        || (change.Old?.Metadata.DeletionTimestamp is null) != (change.New?.Metadata.DeletionTimestamp is null);

    /// <summary>Satellites that have or had terminals to others.</summary>
    public static bool ConcernsLinks(StoreChange<Satellite> change) =>
        Concerns(change) && (change.Old?.Spec.Links.InterSatellite ?? change.New?.Spec.Links.InterSatellite) is not null;

    /// <summary>
    /// Windows: those of users when they come, go or change; ours only when somebody else made or cancelled one. Our own writes come back
    /// as changes too, and ask for nothing.
    /// </summary>
    public static bool Concerns(StoreChange<ContactWindow> change, ContactBook? book)
    {
        if (!ContactFacts.IsWithGround((change.New ?? change.Old)!))
        {
            return false;
        }

        if ((change.New ?? change.Old)!.Spec.Origin is ContactOrigin.Provided)
        {
            return Concerns(change) || IsCancelled(change.Old) != IsCancelled(change.New);
        }

        return change.New is { } window
            && (book?.Intents.GetValueOrDefault(change.Key.Name) is not { } intent
                ? change.Old is null
                : IsCancelled(window) && !IsCancelled(change.Old) && intent.Withdrawn is null);
    }

    private static bool IsCancelled(ContactWindow? window) => window?.Status?.State is ContactState.Cancelled;
}
