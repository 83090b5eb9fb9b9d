# Dokumentasjon fra leverandøren.
evidence-title = Dokumenter
evidence-lead = Dokumentene deres. Et dokument kan brukes i flere svar, og kommunen får bare de dokumentene svarene viser til.
evidence-count = { $count ->
    [0] Ingen dokumenter
    [one] Ett dokument
   *[other] { $count } dokumenter
}
evidence-heading = Dokumentasjon
evidence-asked = Kommunen ber om:
evidence-cited = Svaret viser til
evidence-none-cited = Svaret viser ikke til noe dokument ennå.
evidence-upload = Last opp dokumentasjon
evidence-upload-button = Last opp
evidence-kinds = PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPG eller tekst. Inntil { $limit } MB per fil.
evidence-place = Hvor i dokumentet
evidence-place-help = For eksempel «side 4» eller «kapittel 2».
evidence-use-earlier = Bruk et dokument som er lastet opp før
evidence-document = Dokument
evidence-cite = Vis til dokumentet
evidence-uncite = Ta bort
evidence-uploaded = lastet opp { $at }
evidence-covers = Brukt i svar: { $questions }
evidence-covers-none = Ikke brukt i noe svar ennå.
evidence-remove = Slett
evidence-remove-title = Slett dokument
evidence-remove-confirm = Vil du slette { $name }?
evidence-remove-cited =
    { $count ->
        [0] Ingen svar viser til dokumentet lenger.
        [one] Ett svar viser til dokumentet, og mister henvisningen:
       *[other] { $count } svar viser til dokumentet, og mister henvisningen:
    }
evidence-remove-stays = Teksten i svarene blir stående. Dokumentet kan lastes opp på nytt.
evidence-remove-all = Slett dokumentet
evidence-none = Ingen dokumenter ennå
evidence-none-text = Last opp her, eller ved spørsmålet dokumentet hører til.
evidence-problem-large = Filen er for stor. Velg en mindre, eller del den i flere.
evidence-problem-kind = Innholdet i filen passer ikke med typene vi tar imot, eller med navnet. Lagre den for eksempel som PDF.
evidence-problem-empty = Filen er tom. Kontroller innholdet og last den opp igjen.
evidence-problem-many = Det er lastet opp for mye på kort tid, eller dere har for mange dokumenter. Vent litt, eller slett noen.
evidence-problem-none = Velg en fil først.
done-evidence-added = Dokumentet er lastet opp.
done-evidence-removed = Dokumentet er slettet.
done-evidence-cited = Svaret viser nå til dokumentet.
done-citation-removed = Svaret viser ikke lenger til dokumentet.
evidence-asked-if = Hvis svaret er { $options }, ber kommunen om:
evidence-save-first = Lagre svaret før dere laster opp, ellers går det dere har skrevet, tapt.
