namespace SpaceCloud.Orbit;

/// <summary>A function of one variable; a type of its own so that the searches over it are compiled into one loop.</summary>
internal interface IFunction
{
    double At(double x);
}
