using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;

namespace RoleCatalog.Application.ProficiencyScales;

/// <summary>Replaces what a scale says. Levels that anything asks for are retired rather than removed. The same again changes nothing.</summary>
public sealed record ChangeProficiencyScale(string Id, ProficiencyScaleInput Scale, int ExpectedVersion)
    : ICommand<ProficiencyScaleState>
{
    internal sealed class Handler(IProficiencyScaleRepository scales, TimeProvider clock)
        : IRequestHandler<ChangeProficiencyScale, ProficiencyScaleState>
    {
        public async Task<ProficiencyScaleState> Handle(
            ChangeProficiencyScale command,
            CancellationToken cancellationToken
        )
        {
            var scale = await scales.Get(command.Id);
            var before = ProficiencyScaleStates.Of(scale);
            scale.Change(command.Scale.Read(new ErrorCollector()), command.ExpectedVersion, clock.Now());
            var state = ProficiencyScaleStates.Of(scale);
            if (IsSame(state, before))
            {
                return before;
            }

            await scales.Save(scale, state);
            return state;
        }

        private static bool IsSame(ProficiencyScaleState state, ProficiencyScaleState before) =>
            StateJson.Write(state with { Version = before.Version, UpdatedAt = before.UpdatedAt })
            == StateJson.Write(before);
    }
}
