using System.Globalization;

namespace SpaceCloud.Bench.Propagation;

/// <summary>How a program's states compare with ours; untimed.</summary>
/// <param name="Compared">States compared.</param>
/// <param name="WorstKilometers">Largest difference of positions.</param>
/// <param name="CodesDiffer">States with another error code than ours.</param>
internal sealed record PeerAgreement(int Compared, double WorstKilometers, int CodesDiffer)
{
    /// <summary>Enough to see a wrong program, few enough not to wait for a slow one.</summary>
    private const int MostSets = 400;

    private const double LowestKilometers = 6378.135 + 120;

    private static readonly MinuteRange Minutes = new(-20160, 5040, 9);

    /// <summary>In words.</summary>
    public string Summary => Compared == 0
        ? "it wrote no states"
        : string.Create(CultureInfo.InvariantCulture, $"worst {WorstKilometers:E1} km, {(CodesDiffer == 0 ? "same error codes" : $"{CodesDiffer} other error codes")}");

    public static async Task<PeerAgreement> CheckAsync(ExternalProgram program, IReadOnlyList<CatalogueEntry> entries, string name, PeerFiles files, CancellationToken cancellationToken)
    {
        int stride = Math.Max(1, entries.Count / MostSets);
        CatalogueEntry[] some = [.. entries.Where((_, i) => i % stride == 0)];
        string sets = files.Sets($"{Path.GetFileNameWithoutExtension(name)}-sample", some);
        File.Delete(files.States);
        await program.RunAsync(sets, Minutes, (long)some.Length * Minutes.Count, files.States, cancellationToken);
        int compared = 0;
        int codes = 0;
        double worst = 0;
        foreach (string row in File.Exists(files.States) ? File.ReadLines(files.States) : [])
        {
            double[] x = Numbers(row, program);
            if (x.Length < 6 || !(x[0] >= 0 && x[0] < some.Length))
            {
                throw new PeerFailedException($"{program.Name} wrote the row \"{row}\"; expected set (0 to {some.Length - 1}), minute, error code, x y z, vx vy vz (bench/README.md)");
            }

            PropagationError error = some[(int)x[0]].Orbit.Propagate(x[1], out TemeState state);
            codes += (int)error == (int)x[2] ? 0 : 1;
            compared++;
            if (error == PropagationError.None && x[2] == 0 && state.PositionKilometers.Length > LowestKilometers)
            {
                worst = Math.Max(worst, (state.PositionKilometers - new Vector3d(x[3], x[4], x[5])).Length);
            }
        }

        return new PeerAgreement(compared, worst, codes);
    }

    private static double[] Numbers(string row, ExternalProgram program)
    {
        try
        {
            return [.. row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        }
        catch (FormatException e)
        {
            throw new PeerFailedException($"{program.Name} wrote the row \"{row}\": {e.Message}", e);
        }
    }
}
