using SpaceCloud.Api.Passes;

namespace SpaceCloud.Operator.Contacts;

/// <summary>
/// Tells which window stands for which found pass of one satellite over one station. A window keeps its name as long as it stands
/// for the same pass, whatever a new element set says about its times; one under way keeps its times as well.
/// </summary>
internal sealed class PassMatching(WindowNames names, DateTimeOffset nowUtc)
{
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(1);

    /// <summary>Passes with their names.</summary>
    public List<PlannedPass> Passes { get; } = [];

    /// <summary>Predicted windows that no found pass belongs to and that are not over.</summary>
    public List<KnownWindow> Left { get; } = [];

    /// <summary>Takes the passes and windows of one satellite over one station, each by AOS.</summary>
    public void Add(IReadOnlyList<FoundPass> found, IReadOnlyList<KnownWindow> known)
    {
        KnownWindow[] provided = [.. known.Where(window => window is { Provided: true, Cancelled: false })];
        FoundPass[] open = [.. found.Where(pass => PlannedPass.WholeSecond(pass.LosUtc) > nowUtc && !Array.Exists(provided, window => window.Pass.Overlaps(pass)))];
        List<KnownWindow> predicted = [.. known.Where(window => !window.Provided && window.Pass.LosUtc > nowUtc)];
        KnownWindow?[] partners = new KnownWindow?[open.Length];
        Pair(open, partners, predicted, (window, pass) => window.Pass.Overlaps(pass));
        if (predicted.Count > 0)
        {
            Pair(open, partners, predicted, (window, pass) => window.Pass.AosUtc > nowUtc && window.Pass.Revolution == pass.Revolution);
        }

        for (int i = 0; i < open.Length; i++)
        {
            if (partners[i] is not { } window)
            {
                Passes.Add(PlannedPass.Of(open[i], names.New(open[i]), open[i].Revolution, nowUtc));
            }
            else if (!window.Cancelled)
            {
                Passes.Add(Kept(window.Pass, open[i]));
            }
        }

        Left.AddRange(predicted.Where(window => !window.Cancelled));
    }

    /// <summary>Gives each pass without a partner the first window that fits, and takes that window away from the others.</summary>
    private static void Pair(FoundPass[] open, KnownWindow?[] partners, List<KnownWindow> windows, Func<KnownWindow, FoundPass, bool> fits)
    {
        for (int i = 0; i < open.Length; i++)
        {
            int index = partners[i] is null ? windows.FindIndex(window => fits(window, open[i])) : -1;
            if (index >= 0)
            {
                partners[i] = windows[index];
                windows.RemoveAt(index);
            }
        }
    }

    private PlannedPass Kept(PlannedPass known, FoundPass found) => known.AosUtc <= nowUtc
        ? known with { Fixed = true }
        : SameTimes(known, found) ? known with { Fixed = false } : PlannedPass.Of(found, known.Name, known.Revolution, nowUtc);

    /// <summary>Times that differ by less than a second are the same: neither rounding nor a hair's breadth must cause a write.</summary>
    private static bool SameTimes(PlannedPass known, FoundPass found) =>
        (known.AosUtc - found.AosUtc).Duration() < SameMoment
        && (known.LosUtc - found.LosUtc).Duration() < SameMoment
        && 3 * Math.Abs(known.TimingSigmaSeconds - found.TimingSigmaSeconds) < SameMoment.TotalSeconds;
}
